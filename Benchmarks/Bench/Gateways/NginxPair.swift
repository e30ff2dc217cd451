import Foundation

/// The reference: nginx as provider, and two nginx in a row with mutual TLS between them and an access log on both.
struct NginxPair {
    let folder: String
    /// Certificates and key of both ends, PEM.
    let certificate: String
    let key: String
    let authority: String

    static let provider = 9_300
    static let first = 9_301
    static let second = 9_302

    /// The provider's system: 100 bytes and 10 KB, from memory.
    func startProvider() throws -> Process {
        let small = String(repeating: "s", count: 100)
        try FileManager.default.createDirectory(atPath: folder + "/files", withIntermediateDirectories: true)
        try small.write(toFile: folder + "/files/small", atomically: true, encoding: .utf8)
        try String(repeating: "l", count: 10_240).write(
            toFile: folder + "/files/large", atomically: true, encoding: .utf8)
        return try start(
            "provider", port: Self.provider,
            """
            access_log off;
            server { listen 127.0.0.1:\(Self.provider) backlog=1024; root \(folder)/files; open_file_cache max=10; }
            """)
    }

    /// The first of the two: plain in, TLS with its certificate out.
    func startFirst() throws -> Process {
        try start(
            "first", port: Self.first,
            """
            access_log \(folder)/first.log;
            upstream second { server 127.0.0.1:\(Self.second); keepalive 512; }
            server {
              listen 127.0.0.1:\(Self.first) backlog=1024;
              location / {
                proxy_pass https://second; proxy_http_version 1.1; proxy_set_header Connection "";
                proxy_ssl_certificate \(certificate); proxy_ssl_certificate_key \(key);
                proxy_ssl_trusted_certificate \(authority); proxy_ssl_verify off; proxy_ssl_session_reuse on;
                proxy_ssl_protocols TLSv1.3;
              }
            }
            """)
    }

    /// The second: TLS in with a client certificate, plain out.
    func startSecond() throws -> Process {
        try start(
            "second", port: Self.second,
            """
            access_log \(folder)/second.log;
            upstream provider { server 127.0.0.1:\(Self.provider); keepalive 512; }
            server {
              listen 127.0.0.1:\(Self.second) ssl backlog=1024;
              ssl_certificate \(certificate); ssl_certificate_key \(key); ssl_client_certificate \(authority);
              ssl_verify_client on; ssl_protocols TLSv1.3; ssl_session_cache shared:x:10m;
              location / { proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection ""; }
            }
            """)
    }

    private func start(_ name: String, port: Int, _ http: String) throws -> Process {
        let file = "\(folder)/\(name).conf"
        try """
        daemon off; master_process off; worker_processes 1; pid \(folder)/\(name).pid; error_log \(folder)/\(name).err warn;
        worker_rlimit_nofile 8192;
        events { worker_connections 4096; }
        http {
          client_body_temp_path \(folder)/\(name)-body; proxy_temp_path \(folder)/\(name)-proxy;
          fastcgi_temp_path \(folder)/x; uwsgi_temp_path \(folder)/x; scgi_temp_path \(folder)/x;
          keepalive_requests 1000000000; keepalive_timeout 600; sendfile on; tcp_nodelay on;
          \(http)
        }

        """.write(toFile: file, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/nginx")
        process.arguments = ["-p", folder, "-c", file]
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<250 {
            if Loopback.listens(on: port) { return process }
            usleep(20_000)
        }
        throw BenchError("nginx (\(name)) did not start: see \(folder)/\(name).err")
    }
}
