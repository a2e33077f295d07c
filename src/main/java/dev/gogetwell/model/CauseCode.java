package dev.gogetwell.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The root-cause codes: the stable contract of the JSON output, of the symptom catalogue and of the lab.
///
/// A code names the thing that has to be changed, not the surface of a message. Immutable; any thread.
public enum CauseCode {
  /// No route: "network is unreachable", "no route to host", WSAENETUNREACH 10051, WSAEHOSTUNREACH 10065; the
  /// machine is offline or the route is missing.
  NETWORK_UNREACHABLE("network.unreachable"),
  /// The destination address itself (not a configured HTTP proxy) refuses the TCP connection; usually a firewall's
  /// reject or a dead server.
  NETWORK_REFUSED("network.refused"),
  /// TCP connect to the destination gets no answer ("dial tcp A:443: i/o timeout", "connectex: A connection attempt
  /// failed", "Operation timed out"); the host is blocked, filtered or down.
  NETWORK_TIMEOUT("network.timeout"),
  /// An established connection is cut outside the TLS handshake (reset, forcibly closed, unexpected EOF in the
  /// body, HTTP/2 stream error).
  NETWORK_RESET("network.reset"),
  /// The transfer runs but is too slow or too large: git RPC timeouts, "context deadline exceeded" while reading,
  /// early EOF.
  NETWORK_SLOW("network.slow"),
  /// HTTP/2 itself breaks on the way ("stream error: …; PROTOCOL_ERROR", "HTTP2 framing layer"); HTTP/1.1 may get
  /// through.
  NETWORK_HTTP2("network.http2"),
  /// The name has an AAAA record, the machine has no working IPv6; dial to a bracketed IPv6 address fails while
  /// IPv4 works.
  NETWORK_IPV6_BROKEN("network.ipv6-broken"),
  /// A login page, block page or ISP page answers instead of the wanted server.
  NETWORK_CAPTIVE_PORTAL("network.captive-portal"),
  /// Path MTU too small (VPN, container, PPPoE): connect works, TLS handshake or transfer stalls.
  NETWORK_MTU("network.mtu"),
  /// The local machine forbids the socket: personal firewall, sandbox, seccomp, WSAEACCES 10013, "operation not
  /// permitted".
  NETWORK_LOCAL_FIREWALL("network.local-firewall"),
  /// The local socket layer is broken or exhausted (WSAEPROVIDERFAILEDINIT 10106, address in use, no buffer space,
  /// connect: cannot assign requested address).
  NETWORK_SOCKET_SETUP("network.socket-setup"),
  /// The resolver answers that the name does not exist ("no such host"): offline container, mistyped host, internal
  /// name asked outside the VPN.
  DNS_NXDOMAIN("dns.nxdomain"),
  /// The configured resolver does not answer or refuses ("lookup X on [::1]:53: read: connection refused", "read
  /// udp ...:53: i/o timeout").
  DNS_SERVER_DOWN("dns.server-down"),
  /// The resolver answers with an error or nonsense: "server misbehaving", "cannot unmarshal DNS message",
  /// SERVFAIL, "Temporary failure in name resolution".
  DNS_MISBEHAVING("dns.misbehaving"),
  /// The resolver answers some of the same questions, and others not or with an error.
  DNS_FLAKY("dns.flaky"),
  /// The name resolves to a wrong address (poisoned answer, loopback, 0.0.0.0, ad-block, /etc/hosts entry); the
  /// later error is only a consequence.
  DNS_HIJACK("dns.hijack"),
  /// Two answers to one query: somebody on the way answers first.
  DNS_INJECTED("dns.injected"),
  /// The resolver in use denies a name that other resolvers know.
  DNS_FILTERED("dns.filtered"),
  /// Names that do not exist get an address.
  DNS_NXDOMAIN_REWRITE("dns.nxdomain-rewrite"),
  /// A local proxy program answers with placeholder addresses; not a fault.
  DNS_FAKE_IP("dns.fake-ip"),
  /// A private name resolves to a private address; not a fault.
  DNS_SPLIT_HORIZON("dns.split-horizon"),
  /// The resolver names addresses that a translator of the network leads from to hosts of IPv4; not a fault.
  DNS_NAT64("dns.nat64"),
  /// The hosts file fixes the name to an address.
  DNS_HOSTS_PIN("dns.hosts-pin"),
  /// The configured HTTP or SOCKS proxy cannot be connected to or resolved ("proxyconnect tcp: dial tcp
  /// 127.0.0.1:7890: connect: connection refused").
  PROXY_UNREACHABLE("proxy.unreachable"),
  /// The proxy asks for credentials (407 Proxy Authentication Required, NTLM/Kerberos).
  PROXY_AUTH_REQUIRED("proxy.auth-required"),
  /// The proxy variable has the wrong scheme (https:// for a plain HTTP proxy, http:// for a SOCKS port,
  /// unsupported scheme).
  PROXY_WRONG_SCHEME("proxy.wrong-scheme"),
  /// The proxy answers CONNECT with 403 or a policy block.
  PROXY_FORBIDDEN("proxy.forbidden"),
  /// The proxy answers CONNECT with 5xx, or closes the tunnel before the handshake ("proxyconnect tcp: EOF").
  PROXY_BAD_GATEWAY("proxy.bad-gateway"),
  /// SOCKS-specific failure (socks connect, general SOCKS server failure, remote DNS).
  PROXY_SOCKS("proxy.socks"),
  /// The proxy variable cannot be parsed (missing scheme, blanks, special characters in the password).
  PROXY_MALFORMED("proxy.malformed"),
  /// A proxy is needed and exists, but go or git is not told about it (variable missing in this shell, sudo,
  /// Docker, IDE; system proxy ignored; static binary ignores LD_PRELOAD wrapper).
  PROXY_NOT_USED("proxy.not-used"),
  /// TCP connects, then the connection is reset or forcibly closed on the ClientHello: SNI filter, DPI, blocked
  /// host.
  TLS_RESET_AFTER_CLIENTHELLO("tls.reset-after-clienthello"),
  /// The peer closes the connection during the handshake without an alert ("EOF", "unexpected EOF",
  /// SSL_ERROR_SYSCALL).
  TLS_EOF("tls.eof"),
  /// TCP connects, the handshake never finishes ("net/http: TLS handshake timeout").
  TLS_TIMEOUT("tls.timeout"),
  /// The peer speaks something else ("first record does not look like a TLS handshake", "server gave HTTP response
  /// to HTTPS client").
  TLS_NOT_TLS("tls.not-tls"),
  /// No common protocol version ("protocol version not supported", "server selected unsupported protocol version").
  TLS_VERSION("tls.version"),
  /// The peer sends another fatal alert (handshake failure, internal error, unrecognized name, bad certificate,
  /// access denied).
  TLS_ALERT("tls.alert"),
  /// No shared cipher suite, curve or RSA key exchange after Go removed the old ones.
  TLS_NO_COMMON_CIPHER("tls.no-common-cipher"),
  /// A large post-quantum ClientHello (X25519Kyber768 / X25519MLKEM768) breaks a middlebox or server;
  /// GODEBUG=tlskyber=0 / tlsmlkem=0 helps.
  TLS_PQ_HELLO("tls.pq-hello"),
  /// Record damaged on the way ("bad record MAC", "decryption failed", "received record with version").
  TLS_CORRUPT("tls.corrupt"),
  /// Connections that name this host in SNI are cut, others to the same address are not; proved.
  TLS_SNI_FILTER("tls.sni-filter"),
  /// Chain ends in an authority the local store does not have and the thread does not say why; incomplete server
  /// chain included.
  CERT_UNKNOWN_AUTHORITY("cert.unknown-authority"),
  /// A certificate of the chain is among those that this machine refuses. Not unknown: nothing has to be added, and
  /// whoever refused it decides.
  CERT_DENIED("cert.denied"),
  /// A company proxy, antivirus or other interceptor re-signs the traffic and its CA is not trusted here.
  CERT_MITM("cert.mitm"),
  /// The server is a private one with a self-signed or company-CA certificate.
  CERT_PRIVATE_CA("cert.private-ca"),
  /// The machine or container image has no (or an out-of-date) CA bundle; ca-certificates not installed,
  /// SSL_CERT_FILE wrong, old root missing.
  CERT_MISSING_ROOTS("cert.missing-roots"),
  /// The server's certificate, or a root/intermediate in the chain, really has expired.
  CERT_EXPIRED("cert.expired"),
  /// Certificate judged expired or not yet valid because the local clock is wrong.
  CERT_CLOCK("cert.clock"),
  /// Certificate is for other names ("certificate is valid for A, not B", "doesn't contain any IP SANs").
  CERT_HOSTNAME_MISMATCH("cert.hostname-mismatch"),
  /// Certificate relies on the Common Name field and has no SAN.
  CERT_LEGACY_CN("cert.legacy-cn"),
  /// Rejected for SHA-1, MD5, RSA key too small.
  CERT_WEAK_KEY_OR_HASH("cert.weak-key-or-hash"),
  /// The certificate cannot be parsed or fails a structural rule (negative serial number, invalid field, name
  /// constraints, not standards compliant).
  CERT_MALFORMED("cert.malformed"),
  /// The proxy answers 404: module or version not known to it, private module asked from a public proxy, wrong
  /// proxy path.
  GOPROXY_404("goproxy.404"),
  /// The proxy answers 410 Gone.
  GOPROXY_410("goproxy.410"),
  /// The proxy answers 403 Forbidden (policy, blocked licence or country, curated repository).
  GOPROXY_403("goproxy.403"),
  /// The proxy answers 401 Unauthorized: credentials in .netrc or URL missing or wrong.
  GOPROXY_401("goproxy.401"),
  /// The proxy answers 500/502/503/504 or is in an outage.
  GOPROXY_5XX("goproxy.5xx"),
  /// The proxy answers 429.
  GOPROXY_RATE_LIMIT("goproxy.rate-limit"),
  /// Lookup disabled: GOPROXY=off, GOFLAGS=-mod=mod with off, or "module lookup disabled".
  GOPROXY_OFF("goproxy.off"),
  /// The GOPROXY (or GOSUMDB/GONOPROXY) value is wrong: missing scheme, typing error, quotes, blanks, list of
  /// nothing.
  GOPROXY_MALFORMED("goproxy.malformed"),
  /// The proxy answers 200 with wrong content (HTML page, empty, stale list, broken zip, truncated body).
  GOPROXY_BAD_CONTENT("goproxy.bad-content"),
  /// A comma list stops at an entry whose failure is neither 404 nor 410, while a later entry works.
  GOPROXY_NO_FALLTHROUGH("goproxy.no-fallthrough"),
  /// The mirror could not fetch the module itself, or repeats an answer that it keeps for a while.
  GOPROXY_UPSTREAM("goproxy.upstream"),
  /// Only the host to which the mirror redirects the archives is out of reach or forbidden.
  GOPROXY_ZIP_REDIRECT("goproxy.zip-redirect"),
  /// sum.golang.org cannot be reached (timeout, refused, DNS, 5xx) although the module itself can be had.
  SUMDB_UNREACHABLE("sumdb.unreachable"),
  /// "checksum mismatch" against go.sum or the checksum database: tag moved, proxy altered the zip, line-ending or
  /// cache damage.
  SUMDB_MISMATCH("sumdb.mismatch"),
  /// The checksum database is asked for a private (or unknown) module and answers 404/410.
  SUMDB_PRIVATE("sumdb.private"),
  /// Tree note, signature or key of the database is wrong, or GOSUMDB names an unknown database.
  SUMDB_BAD_SIGNATURE("sumdb.bad-signature"),
  /// The module proxy does not serve the checksum database, which has to be reached directly.
  SUMDB_NOT_PROXIED("sumdb.not-proxied"),
  /// The database itself could not fetch a public module, or knows a new tag not yet: wait.
  SUMDB_UPSTREAM("sumdb.upstream"),
  /// GOSUMDB has a value that go cannot read ("malformed verifier id", "missing GOSUMDB").
  SUMDB_SETTING_MALFORMED("sumdb.setting-malformed"),
  /// git (hg, svn, bzr, ssh) is not installed or not in PATH.
  VCS_TOOL_MISSING("vcs.tool-missing"),
  /// git wants a username or password and prompts are off ("terminal prompts disabled", "could not read Username").
  VCS_AUTH_PROMPT_DISABLED("vcs.auth-prompt-disabled"),
  /// Credentials are sent and refused (wrong or expired token, 2FA password, 403, SSO, HTTP Basic denied).
  VCS_AUTH_FAILED("vcs.auth-failed"),
  /// ssh: "Permission denied (publickey)" or no usable key/agent.
  VCS_SSH_PUBLICKEY("vcs.ssh-publickey"),
  /// ssh: "Host key verification failed", remote host identification changed.
  VCS_HOSTKEY("vcs.hostkey"),
  /// ssh transport cannot connect (port 22 filtered, closed by remote host).
  VCS_SSH_BLOCKED("vcs.ssh-blocked"),
  /// The repository does not exist, was renamed or deleted, or is private and hidden ("Repository not found", "not
  /// found: did you run git update-server-info").
  VCS_REPO_NOT_FOUND("vcs.repo-not-found"),
  /// git's own TLS library fails (OpenSSL, GnuTLS, schannel, SecureTransport), not a certificate matter.
  VCS_GIT_TLS("vcs.git-tls"),
  /// git's own transport cannot reach the host (Could not resolve host, Failed to connect, Empty reply from server,
  /// RPC failed).
  VCS_GIT_NETWORK("vcs.git-network"),
  /// An insteadOf / pushInsteadOf rule (or ssh/https rewriting) in gitconfig is wrong, missing a slash or not
  /// applied.
  VCS_REWRITE("vcs.rewrite"),
  /// The protocol or tool is not allowed: GOVCS rule, git:// switched off by the host, insecure http not allowed.
  VCS_PROTOCOL_BLOCKED("vcs.protocol-blocked"),
  /// "dubious ownership" / "error obtaining VCS status" / safe.directory.
  VCS_UNSAFE_DIR("vcs.unsafe-dir"),
  /// The installed git does not know an option that go passes, or git's own configuration breaks go's call.
  VCS_GIT_TOO_OLD("vcs.git-too-old"),
  /// The repository or the cached clone is damaged (bad object, shallow file has changed, unable to read tree, not
  /// a valid object name).
  VCS_BAD_OBJECT("vcs.bad-object"),
  /// The host of the import path answers the question for the repository with a refusal or a server error.
  VCS_DISCOVERY_FAILED("vcs.discovery-failed"),
  /// No go.mod in this or a parent directory ("cannot find main module", "go.mod file not found", "outside a
  /// module").
  MODULE_NO_GO_MOD("module.no-go-mod"),
  /// "missing go.sum entry".
  MODULE_MISSING_GOSUM("module.missing-gosum"),
  /// go.mod does not list what is imported ("no required module provides package", "updates to go.mod needed",
  /// "cannot find module providing package" fixed by go get/tidy).
  MODULE_NEEDS_TIDY("module.needs-tidy"),
  /// The asked version, tag or commit does not exist ("unknown revision", "no matching versions", "invalid
  /// version").
  MODULE_VERSION_UNKNOWN("module.version-unknown"),
  /// Pseudo-version rules ("invalid pseudo-version", "does not match version-control timestamp").
  MODULE_PSEUDO_VERSION("module.pseudo-version"),
  /// go.mod declares another path, wrong letter case, or repository renamed ("module declares its path as").
  MODULE_PATH_MISMATCH("module.path-mismatch"),
  /// Semantic import versioning: /v2 suffix missing or wrong, "+incompatible", "should be v0 or v1, not v2".
  MODULE_MAJOR_VERSION("module.major-version"),
  /// Module is found but does not contain the package, or the package moved or was removed.
  MODULE_PACKAGE_NOT_IN_MODULE("module.package-not-in-module"),
  /// "unrecognized import path": no go-import meta tag, vanity host broken or moved.
  MODULE_IMPORT_PATH_UNRECOGNIZED("module.import-path-unrecognized"),
  /// Import or module path is not valid ("malformed import path", "malformed module path", "missing dot in first
  /// path element", "is not in std/GOROOT" for a local name).
  MODULE_MALFORMED_PATH("module.malformed-path"),
  /// A replace directive, workspace (go.work) or local path is wrong.
  MODULE_REPLACE("module.replace"),
  /// Package provided by several modules.
  MODULE_AMBIGUOUS_IMPORT("module.ambiguous-import"),
  /// Module mode is off or go is too old for it: "cannot find package ... in any of GOROOT/GOPATH", GO111MODULE=off
  /// or auto inside GOPATH.
  MODULE_GOPATH_MODE("module.gopath-mode"),
  /// Command use changed: "go get is no longer supported outside a module", "installing executables with go get",
  /// "version is required", "modules disabled by GO111MODULE=off".
  MODULE_GET_DEPRECATED("module.get-deprecated"),
  /// go.mod/go.work cannot be parsed ("unknown directive", "invalid go version", "unknown block type").
  MODULE_GO_MOD_SYNTAX("module.go-mod-syntax"),
  /// "use of internal package not allowed".
  MODULE_INTERNAL("module.internal"),
  /// Dependency was downloaded but does not compile here: "build constraints exclude all Go files", API mismatch
  /// between versions.
  MODULE_BUILD_CONSTRAINTS("module.build-constraints"),
  /// The module's file set cannot be packed or unpacked (invalid character in a file name, too large, duplicate
  /// case-folded names).
  MODULE_INVALID_ZIP("module.invalid-zip"),
  /// Version retracted or deprecated or excluded, or several versions conflict.
  MODULE_RETRACTED("module.retracted"),
  /// Installed Go is older than the dependency or go.mod needs ("requires go >= 1.x", "note: module requires Go
  /// 1.x", "package slices is not in GOROOT").
  TOOLCHAIN_GO_TOO_OLD("toolchain.go-too-old"),
  /// Automatic toolchain download fails or does not exist ("download go1.x: toolchain not available",
  /// golang.org/toolchain@...).
  TOOLCHAIN_UNAVAILABLE("toolchain.unavailable"),
  /// GOROOT wrong or two installations mixed ("compile: version does not match go tool version", "cannot find
  /// GOROOT directory").
  TOOLCHAIN_BROKEN_INSTALL("toolchain.broken-install"),
  /// No `go` in PATH nor in the usual places; another remedy than a broken one: there is nothing to remove.
  TOOLCHAIN_GO_MISSING("toolchain.go-missing"),
  /// File permission denied, read-only file system, access denied.
  ENV_PERMISSION("env.permission"),
  /// "no space left on device", quota.
  ENV_DISK_FULL("env.disk-full"),
  /// Module or build cache damaged, locked or missing.
  ENV_MODCACHE("env.modcache"),
  /// "inconsistent vendoring", -mod=vendor, vendor directory in the way.
  ENV_VENDOR_MODE("env.vendor-mode"),
  /// GOFLAGS or go env file (go env -w) has a bad or unexpected value, shell overrides it.
  ENV_GOFLAGS("env.goflags"),
  /// GOPATH/GOBIN/HOME/GOCACHE missing, relative, equal to GOROOT.
  ENV_GOPATH("env.gopath"),
  /// File name or path too long, illegal characters, case-insensitive collisions.
  ENV_PATH_LIMIT("env.path-limit"),
  /// Killed, out of memory, resource limits.
  ENV_MEMORY("env.memory"),
  /// Anti-virus or endpoint protection removes or locks files.
  ENV_ANTIVIRUS("env.antivirus"),
  /// Operating system too old or unusual for this Go (function not implemented, file locking not supported).
  ENV_KERNEL("env.kernel"),
  /// A shell variable overrides a stored setting.
  ENV_OVERRIDE("env.override"),
  /// A setting that switches verification off is found.
  CONFIG_WEAKENED("config.weakened"),
  /// A setting that this Go or git ignores.
  CONFIG_DEAD_SETTING("config.dead-setting"),
  /// An item of GOPRIVATE, GONOSUMDB or NO_PROXY that can match nothing.
  CONFIG_PATTERN_NEVER_MATCHES("config.pattern-never-matches");

  private static final Map<String, CauseCode> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CauseCode::code, Function.identity()));

  private final String code;

  CauseCode(String code) {
    this.code = code;
  }

  /// The code as it stands in JSON, for instance `tls.sni-filter`.
  public String code() {
    return code;
  }

  /// The part before the dot: the layer that has to be repaired.
  public String layer() {
    return code.substring(0, code.indexOf('.'));
  }

  /// The key of this code's texts: `cause.<code>.title`, `.sentence`, `.next`.
  public String messageKey() {
    return "cause." + code;
  }

  /// Finds a code by its JSON form; empty for a code that this version does not know.
  public static Optional<CauseCode> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return code;
  }
}
