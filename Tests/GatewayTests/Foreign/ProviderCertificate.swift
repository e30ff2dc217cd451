/// A certificate for `localhost` and 127.0.0.1 until 2120, its key and its authority: worth nothing outside these tests.
enum ProviderCertificate {
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBODCB36ADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnRlc3QgYXV0
        aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAZMRcwFQYD
        VQQDDA50ZXN0IGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMyM
        mqcQCt7JjR2VEGgM+4ZQaMIxVAtcp9v9n1P7KXxLilVn6LYm/EcBpuzhBC9HbfSx
        +uS1+5Sv2yTw0O+Z+9OjFjAUMBIGA1UdEwEB/wQIMAYBAf8CAQAwCgYIKoZIzj0E
        AwIDSAAwRQIhAKgoN/OXWDlnHG0d8zpwCts7wNHB9tkVJ4eLaFEhrnt4AiBuEbpr
        TFnc4ZI49Tf07hDRt6YdivYV/GJWlpnOqMJUqQ==
        -----END CERTIFICATE-----
        """

    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBOjCB4aADAgECAgECMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnRlc3QgYXV0
        aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjATMREwDwYD
        VQQDDAhwcm92aWRlcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEn5JVyNYyrU
        F4GWqC+LY0cQt8fMwFU19OvwulKoKC2pmD583mbSOacbAodqbCraLebgrPg/T9ZM
        41yjZpgPpaajHjAcMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjO
        PQQDAgNIADBFAiAaR801JvVUG9EHEtRp9CtLyTr58ex4ZhxN5dbDMDPLfwIhAOAY
        hkaiZ+5vyeEpMkRoXHByhRU4nGHQSgUzyA85deFs
        -----END CERTIFICATE-----
        """

    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSbA491UlScu8oCdT
        1jNZotzcPob4tKT5LJ1jSU7vSIuhRANCAARJ+SVcjWMq1BeBlqgvi2NHELfHzMBV
        NfTr8LpSqCgtqZg+fN5m0jmnGwKHamwq2i3m4Kz4P0/WTONco2aYD6Wm
        -----END PRIVATE KEY-----
        """
}
