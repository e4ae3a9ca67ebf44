"""Addresses of push services, and spellings that lead elsewhere."""

KNOWN = [
    "https://fcm.googleapis.com/fcm/send/abc", "https://fcm.googleapis.com:443/x", "https://web.push.apple.com/Q",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA", "https://am3p.notify.windows.com/w/?token=B",
    "https://android.googleapis.com/gcm/send/abc",
]  # fmt: skip
INSIDE = [
    "http://fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "https://fcm.googleapis.com:80/x",
    "ftp://fcm.googleapis.com/x", "file:///etc/passwd", "https:///x", "//fcm.googleapis.com/x", "fcm.googleapis.com",
    "https://user@fcm.googleapis.com/x", "https://user:pass@fcm.googleapis.com/",
    "https://fcm.googleapis.com@evil.test/", "https://evil.test/fcm.googleapis.com",
    "https://evil.test#fcm.googleapis.com", "https://evil.test?fcm.googleapis.com",
    "https://evil.test\\@fcm.googleapis.com/", "https://fcm.googleapis.com\\.evil.test/",
    "https://fcm.googleapis.com.evil.test/", "https://evilfcm.googleapis.com/", "https://x.fcm.googleapis.com/",
    "https://fcm.googleapis.com./x", "https://push.apple.com/", "https://.push.apple.com/",
    "https://evilpush.apple.com/", "https://push.apple.com.evil.test/", "https://notify.windows.com/",
    "https://a.notify.windows.com.evil.test/", "https://127.0.0.1/", "https://127.1/", "https://127.0.0.1:443/",
    "https://localhost/", "https://localhost.localdomain/", "https://0.0.0.0/", "https://0/", "https://2130706433/",
    "https://0x7f000001/", "https://0177.0.0.1/", "https://017700000001/", "https://[::1]/", "https://[::]/",
    "https://[::ffff:127.0.0.1]/", "https://[fe80::1%25eth0]/", "https://[fc00::1]/", "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/", "https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.1.1/",
    "https://100.64.0.1/", "https://169.254.169.254/latest/meta-data/", "https://metadata.google.internal/",
    "https://metadata/", "https://db.internal/", "https://service.local/", "https://intranet/", "https://foo.corp/",
    "https://224.0.0.1/", "https://255.255.255.255/", "https://198.18.0.1/", "https://192.0.2.1/",
    "https://240.0.0.1/", "https://fcm。googleapis。com/", "https://ｆcm.googleapis.com/", "https://fcm.googleapis.cοm/",
    "https://①②⑦.⓪.⓪.①/", "https://fcm.googleapis.com /", "https://fcm.googleapis.com\t/",
    "https://fcm.googleapis.com\n/", "https://fcm.googleapis.com\r\nHost: a/", " https://fcm.googleapis.com/x",
    "HTTPS://evil.test/", "javascript:alert(1)", "data:text/plain,x", "https:fcm.googleapis.com",
    "https://fcm.googleapis.com:443@evil.test/", "https://fcm.googleapis.com:x/", "https://fcm.googleapis.com:99999/",
    "https://[fcm.googleapis.com/", "https://fcm.googleapis.com%00.evil.test/",
    "https://fcm.googleapis.com%2eevil.test/", "",
]  # fmt: skip
