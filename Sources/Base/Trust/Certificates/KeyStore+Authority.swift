package import Standards

extension KeyStore {
    /// The authority over the machines of `instance`: its key in `<file>.pem`, its root in `<file>.crt`; made when
    /// missing, and on disk before this returns.
    ///
    /// A root that is missing beside its key is made anew for the same key. Throws where a file cannot be used.
    package func authority(file: String, instance: String, at now: Instant) throws(TrustError) -> MachineAuthority {
        let key = try p256(file: file, name: "machines.\(instance)")
        let root = try text(of: "\(folder)/\(file).crt") { () throws(TrustError) in
            try MachineAuthority.create(instance: instance, key: key, at: now, entropy: entropy).certificate.pem
        }
        return try MachineAuthority(instance: instance, certificate: MachineCertificate(pem: root), key: key)
    }
}
