// GoGetWell probe: what one HTTPS request of the go command looks like from inside Go.
//
// Usage, in any container or machine that has Go (1.19 or newer), with nothing to download:
//
//	go run probe.go https://proxy.golang.org/golang.org/x/text/@v/list > probe.jsonl
//
// It sends exactly one GET, the way the go command would: with the same HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE,
// SSL_CERT_DIR and GODEBUG, the same time limits and the same ClientHello. Every step is one line of JSON. Load the
// file with: gogetwell check --from probe.jsonl
//
// Run it in a folder without a go.mod, neither there nor above: a go.mod would impose the defaults of its go line.
//
// Flags (before the URL):
//
//	-timeout 40s    end after this time, whatever happens
//	-handshake      stop when the TLS handshake is complete; no request is sent
//	-until-stdin    end when standard input is closed, for a parent process
//
// If the certificate is refused, a second connection accepts any certificate, only to read the chain that the server
// sends; nothing is asked over it. Passwords of a proxy never appear in the output: they are overwritten with 'x' in
// the bytes and cut out of the settings. The output does hold the keys of this one connection, so that its messages
// can be read.
package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"os"
	"os/signal"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

const schema = "gogetwell.goprobe/1"

// The variables that decide how go reaches a host. The go command reads them from the environment, not from go env.
var names = []string{
	"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "REQUEST_METHOD",
	"SSL_CERT_FILE", "SSL_CERT_DIR", "GODEBUG", "GOPROXY", "GOPRIVATE", "GONOPROXY", "GOINSECURE", "RES_OPTIONS",
	"LOCALDOMAIN",
}

// userinfo is what stands before the last @ of a URL's authority.
var userinfo = regexp.MustCompile(`://[^\s"/]*@`)

// fields is one line of output.
type fields map[string]any

// journal writes lines; the time is monotonic, in microseconds since the start.
type journal struct {
	mu    sync.Mutex
	out   *json.Encoder
	start time.Time
}

func (j *journal) say(event string, more fields) {
	if more == nil {
		more = fields{}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	more["ev"] = event
	more["us"] = time.Since(j.start).Microseconds()
	_ = j.out.Encode(more)
}

func main() {
	timeout := flag.Duration("timeout", 40*time.Second, "end after this time")
	handshake := flag.Bool("handshake", false, "stop when the handshake is complete")
	untilStdin := flag.Bool("until-stdin", false, "end when standard input is closed")
	flag.Parse()
	target, err := url.Parse(flag.Arg(0))
	if err != nil || flag.NArg() != 1 || target.Host == "" {
		fmt.Fprintln(os.Stderr, "usage: go run probe.go [flags] https://host/path")
		flag.PrintDefaults()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, *timeout)
	defer cancel()
	if *untilStdin {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			cancel()
		}()
	}
	j := &journal{out: json.NewEncoder(os.Stdout), start: time.Now()}
	j.out.SetEscapeHTML(false)
	j.say("start", fields{
		"schema": schema, "go": runtime.Version(), "goos": runtime.GOOS, "goarch": runtime.GOARCH,
		"wall": j.start.UTC().Format(time.RFC3339Nano), "url": target.Redacted(), "handshake": *handshake,
	})
	for _, name := range names {
		if value, set := os.LookupEnv(name); set {
			j.say("env", fields{"name": name, "value": withoutPassword(name, value)})
		}
	}
	p := &probe{j: j, target: target, handshakeOnly: *handshake}
	p.sayProxy()
	err = p.attempt(ctx, "go", false)
	if isRefusedCertificate(err) && ctx.Err() == nil {
		_ = p.attempt(ctx, "insecure", true)
	}
	j.say("end", fields{"ok": err == nil})
}

// probe makes attempts at one URL.
type probe struct {
	j             *journal
	target        *url.URL
	handshakeOnly bool
	proxy         *url.URL
	mu            sync.Mutex
	conns         int
}

func (p *probe) sayProxy() {
	proxy, err := http.ProxyFromEnvironment(&http.Request{URL: p.target})
	switch {
	case err != nil:
		p.j.say("proxy", fields{"err": explain(err)})
	case proxy == nil:
		p.j.say("proxy", fields{"none": true})
	default:
		p.proxy = proxy
		p.j.say("proxy", fields{
			"scheme": proxy.Scheme, "host": proxy.Hostname(), "port": proxy.Port(), "credentials": proxy.User != nil,
		})
	}
}

// attempt makes one request. The transport is http.DefaultTransport, as the go command uses it
// (cmd/go/internal/web/http.go), with ears.
func (p *probe) attempt(ctx context.Context, phase string, insecure bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	a := &attempt{probe: p, phase: phase, stopAfterHandshake: insecure || p.handshakeOnly, cancel: cancel}
	defer a.closeAll()
	tr := http.DefaultTransport.(*http.Transport).Clone()
	dialer := &net.Dialer{Timeout: 30 * time.Second, KeepAlive: 30 * time.Second}
	tr.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		conn, err := dialer.DialContext(ctx, network, addr)
		if err != nil {
			p.j.say("dial", fields{"phase": phase, "addr": addr, "err": explain(err)})
			return nil, err
		}
		return a.listen(conn, addr), nil
	}
	if tr.TLSClientConfig == nil {
		tr.TLSClientConfig = &tls.Config{}
	}
	tr.TLSClientConfig.KeyLogWriter = keyLog{a}
	tr.TLSClientConfig.InsecureSkipVerify = insecure
	a.hearConnectAnswer(tr)
	defer tr.CloseIdleConnections()

	req, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, a.trace()), "GET", p.target.String(), nil)
	if err != nil {
		p.j.say("result", fields{"phase": phase, "err": explain(err)})
		return err
	}
	client := &http.Client{Transport: tr, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}
	resp, err := client.Do(req)
	if a.complete() && a.stopAfterHandshake {
		p.j.say("result", fields{"phase": phase, "complete": true})
		return nil
	}
	if err != nil {
		p.j.say("result", fields{"phase": phase, "err": explain(err)})
		return err
	}
	defer resp.Body.Close()
	n, readErr := io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<20))
	more := fields{
		"phase": phase, "complete": true, "status": resp.StatusCode, "proto": resp.Proto, "bytes": n,
		"type": resp.Header.Get("Content-Type"),
	}
	if readErr != nil {
		more["err"] = explain(readErr)
	}
	p.j.say("result", more)
	return readErr
}

// attempt is one request and what it hears.
type attempt struct {
	*probe
	phase              string
	stopAfterHandshake bool
	cancel             context.CancelFunc
	state              sync.Mutex
	sessions           int
	outer              string
	taps               []*tap
}

func (a *attempt) complete() bool {
	a.state.Lock()
	defer a.state.Unlock()
	return a.sessions >= a.wanted()
}

// wanted is how many TLS sessions lie inside each other: an https proxy has one of its own.
func (a *attempt) wanted() int {
	if a.target.Scheme != "https" {
		return 1 << 30
	}
	if a.proxy != nil && a.proxy.Scheme == "https" {
		return 2
	}
	return 1
}

func (a *attempt) say(event string, more fields) {
	more["phase"] = a.phase
	a.j.say(event, more)
}

func (a *attempt) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		DNSStart: func(info httptrace.DNSStartInfo) { a.say("dns_start", fields{"host": info.Host}) },
		DNSDone: func(info httptrace.DNSDoneInfo) {
			addrs := []string{}
			for _, addr := range info.Addrs {
				addrs = append(addrs, addr.String())
			}
			a.say("dns_done", withError(fields{"addrs": addrs, "coalesced": info.Coalesced}, info.Err))
		},
		ConnectStart: func(network, addr string) { a.say("connect_start", fields{"net": network, "addr": addr}) },
		ConnectDone: func(network, addr string, err error) {
			a.say("connect_done", withError(fields{"net": network, "addr": addr}, err))
		},
		TLSHandshakeStart: func() { a.say("tls_start", fields{}) },
		TLSHandshakeDone: func(state tls.ConnectionState, err error) {
			if err != nil {
				a.say("tls_done", withError(fields{}, err))
				return
			}
			a.state.Lock()
			a.sessions++
			toProxy := a.sessions < a.wanted()
			a.state.Unlock()
			more := describe(state)
			more["to_proxy"] = toProxy
			a.say("tls_done", more)
			if a.stopAfterHandshake && !toProxy {
				a.cancel() // Otherwise the transport would try again over a new connection.
			}
		},
		GotConn:              func(info httptrace.GotConnInfo) { a.say("got_conn", fields{"reused": info.Reused}) },
		WroteRequest:         func(info httptrace.WroteRequestInfo) { a.say("wrote_request", withError(fields{}, info.Err)) },
		GotFirstResponseByte: func() { a.say("first_byte", fields{}) },
	}
}

// hearConnectAnswer sets Transport.OnProxyConnectResponse, which is younger than Go 1.19. The trace has no event for
// the proxy's answer.
func (a *attempt) hearConnectAnswer(tr *http.Transport) {
	field := reflect.ValueOf(tr).Elem().FieldByName("OnProxyConnectResponse")
	if !field.IsValid() || !field.CanSet() {
		return
	}
	hear := func(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
		a.say("connect_answer", fields{
			"status": resp.StatusCode, "text": resp.Status, "authenticate": resp.Header.Values("Proxy-Authenticate"),
			"server": resp.Header.Values("Server"), "via": resp.Header.Values("Via"),
		})
		return nil
	}
	field.Set(reflect.ValueOf(hear))
}

// describe tells the state of a connection. Fields that are younger than Go 1.19 are read by reflection.
func describe(state tls.ConnectionState) fields {
	chain := [][]byte{}
	for _, cert := range state.PeerCertificates {
		chain = append(chain, cert.Raw)
	}
	verified := []int{}
	for _, path := range state.VerifiedChains {
		verified = append(verified, len(path))
	}
	more := fields{
		"version": state.Version, "suite": state.CipherSuite, "alpn": state.NegotiatedProtocol,
		"server_name": state.ServerName, "resumed": state.DidResume, "chain": chain, "verified": verified,
		"ocsp": len(state.OCSPResponse), "scts": len(state.SignedCertificateTimestamps),
	}
	value := reflect.ValueOf(state)
	if field := value.FieldByName("CurveID"); field.IsValid() && field.CanUint() {
		more["group"] = field.Uint()
	}
	if field := value.FieldByName("HelloRetryRequest"); field.IsValid() && field.Kind() == reflect.Bool {
		more["hello_retry"] = field.Bool()
	}
	if field := value.FieldByName("ECHAccepted"); field.IsValid() && field.Kind() == reflect.Bool {
		more["ech"] = field.Bool()
	}
	return more
}

// keyLog passes the key log on, except for the session with an https proxy that asks for a password: its keys would
// open it.
type keyLog struct{ a *attempt }

func (k keyLog) Write(line []byte) (int, error) {
	words := strings.Fields(string(line))
	if proxy := k.a.proxy; len(words) == 3 && proxy != nil && proxy.Scheme == "https" && proxy.User != nil {
		k.a.state.Lock()
		if k.a.outer == "" {
			k.a.outer = words[1]
		}
		secret := k.a.outer == words[1]
		k.a.state.Unlock()
		if secret {
			return len(line), nil
		}
	}
	k.a.say("key", fields{"line": strings.TrimSpace(string(line))})
	return len(line), nil
}

// tap is a connection that writes down every byte with its time.
type tap struct {
	net.Conn
	a      *attempt
	id     int
	writes int
	once   sync.Once
}

func (a *attempt) listen(conn net.Conn, addr string) net.Conn {
	a.mu.Lock()
	a.conns++
	id := a.conns
	a.mu.Unlock()
	a.say("conn", fields{
		"conn": id, "addr": addr, "local": conn.LocalAddr().String(), "remote": conn.RemoteAddr().String(),
	})
	t := &tap{Conn: conn, a: a, id: id}
	a.state.Lock()
	a.taps = append(a.taps, t)
	a.state.Unlock()
	return t
}

func (a *attempt) closeAll() {
	a.state.Lock()
	taps := append([]*tap{}, a.taps...)
	a.state.Unlock()
	for _, t := range taps {
		_ = t.Close()
	}
}

func (t *tap) Read(b []byte) (int, error) {
	n, err := t.Conn.Read(b)
	if n > 0 && !(t.a.stopAfterHandshake && t.a.complete()) {
		t.a.say("read", fields{"conn": t.id, "data": b[:n]})
	}
	if err != nil && !errors.Is(err, net.ErrClosed) {
		t.a.say("read_error", fields{"conn": t.id, "eof": err == io.EOF, "err": explain(err)})
	}
	return n, err
}

func (t *tap) Write(b []byte) (int, error) {
	if t.a.stopAfterHandshake && t.a.complete() {
		return 0, net.ErrClosed
	}
	t.a.say("write", fields{"conn": t.id, "data": t.a.withoutCredentials(b, t.writes)})
	t.writes++
	n, err := t.Conn.Write(b)
	if err != nil && !errors.Is(err, net.ErrClosed) {
		t.a.say("write_error", fields{"conn": t.id, "err": explain(err)})
	}
	return n, err
}

func (t *tap) Close() error {
	t.once.Do(func() { t.a.say("close", fields{"conn": t.id}) })
	return t.Conn.Close()
}

// withoutCredentials overwrites what a proxy is told about the user, byte for byte, so that lengths stay true.
func (a *attempt) withoutCredentials(b []byte, earlier int) []byte {
	if a.proxy == nil || a.proxy.User == nil {
		return b
	}
	if strings.HasPrefix(a.proxy.Scheme, "socks5") {
		// RFC 1929: version 1, then user name and password, each with its length. A TLS record starts with 20 to 23.
		if earlier > 0 && len(b) > 2 && b[0] == 1 {
			return append([]byte{b[0]}, bytes.Repeat([]byte{'x'}, len(b)-1)...)
		}
		return b
	}
	const header = "\r\nProxy-Authorization: "
	from := bytes.Index(b, []byte(header))
	if from < 0 {
		return b
	}
	from += len(header)
	to := bytes.IndexByte(b[from:], '\r')
	if to < 0 {
		to = len(b) - from
	}
	clean := append([]byte{}, b...)
	copy(clean[from:], bytes.Repeat([]byte{'x'}, to))
	return clean
}

// withoutPassword cuts user and password out of a setting. Of a proxy everything before the last @ goes, since a
// password that nobody escaped may hold any character.
func withoutPassword(name, value string) string {
	if strings.HasSuffix(strings.ToUpper(name), "_PROXY") && !strings.EqualFold(name, "NO_PROXY") {
		if at := strings.LastIndex(value, "@"); at >= 0 {
			start := 0
			if scheme := strings.Index(value, "://"); scheme >= 0 && scheme < at {
				start = scheme + 3
			}
			return value[:start] + "xxxxx" + value[at:]
		}
	}
	return userinfo.ReplaceAllString(value, "://xxxxx@")
}

// words is the text of an error without the passwords that Go quotes in it.
func words(err error) string {
	text := err.Error()
	for _, name := range names {
		if value := os.Getenv(name); value != "" {
			text = strings.ReplaceAll(text, value, withoutPassword(name, value))
		}
	}
	return userinfo.ReplaceAllString(text, "://xxxxx@")
}

func withError(more fields, err error) fields {
	if err != nil {
		more["err"] = explain(err)
	}
	return more
}

// link is one error of a chain in Go's own words.
type link struct {
	Type   string `json:"type"`
	Text   string `json:"text"`
	Number int64  `json:"errno,omitempty"`
	Reason *int   `json:"reason,omitempty"`
	Bytes  []byte `json:"bytes,omitempty"`
}

// explain unwraps an error, outermost first.
func explain(err error) []link {
	chain := []link{}
	for len(chain) < 16 && err != nil {
		one := link{Type: fmt.Sprintf("%T", err), Text: words(err)}
		if value := reflect.ValueOf(err); value.Kind() == reflect.Uintptr {
			one.Number = int64(value.Uint())
		}
		switch e := err.(type) {
		case x509.CertificateInvalidError:
			reason := int(e.Reason)
			one.Reason = &reason
		case tls.RecordHeaderError:
			one.Bytes = e.RecordHeader[:]
		}
		chain = append(chain, one)
		err = inner(err)
	}
	return chain
}

// inner is errors.Unwrap, which stops at x509.SystemRootsError and at errors that wrap several.
func inner(err error) error {
	if one := errors.Unwrap(err); one != nil {
		return one
	}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		if list := several.Unwrap(); len(list) > 0 {
			return list[0]
		}
	}
	return nil
}

func isRefusedCertificate(err error) bool {
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var roots x509.SystemRootsError
	var constraint x509.ConstraintViolationError
	var algorithm x509.InsecureAlgorithmError
	return errors.As(err, &authority) || errors.As(err, &host) || errors.As(err, &invalid) ||
		errors.As(err, &roots) || errors.As(err, &constraint) || errors.As(err, &algorithm)
}
