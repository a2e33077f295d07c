// Command verifier is the judge of the certificate tests: it reads cases, one JSON object a line, asks the Go that
// compiled it to verify each chain, and prints one verdict a line. Standard library only; no network, no files.
// The go.mod is written by whoever builds it, with the compiler's own version: an older go line would bring older
// GODEBUG defaults, which the go command itself does not have.
package main

import (
	"bufio"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

type testCase struct {
	ID            string   `json:"id"`
	Host          string   `json:"host"`
	Time          string   `json:"time"`
	EKU           []string `json:"eku"`
	Roots         []string `json:"roots"`
	Leaf          string   `json:"leaf"`
	Intermediates []string `json:"intermediates"`
}

type verdict struct {
	ID     string `json:"id"`
	OK     bool   `json:"ok"`
	Type   string `json:"type,omitempty"`
	Reason string `json:"reason,omitempty"`
	Err    string `json:"err,omitempty"`
}

var usages = map[string]x509.ExtKeyUsage{
	"anyExtendedKeyUsage": x509.ExtKeyUsageAny,
	"any":                 x509.ExtKeyUsageAny,
	"serverAuth":          x509.ExtKeyUsageServerAuth,
	"clientAuth":          x509.ExtKeyUsageClientAuth,
	"codeSigning":         x509.ExtKeyUsageCodeSigning,
	"emailProtection":     x509.ExtKeyUsageEmailProtection,
	"timeStamping":        x509.ExtKeyUsageTimeStamping,
	"OCSPSigning":         x509.ExtKeyUsageOCSPSigning,
}

var reasons = []string{"NotAuthorizedToSign", "Expired", "CANotAuthorizedForThisName", "TooManyIntermediates",
	"IncompatibleUsage", "NameMismatch", "NameConstraintsWithoutSANs", "UnconstrainedName", "TooManyConstraints",
	"CANotAuthorizedForExtKeyUsage", "NoValidChains"}

func parse(text string) (*x509.Certificate, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return x509.ParseCertificate(nil)
	}
	return x509.ParseCertificate(block.Bytes)
}

func pool(texts []string) *x509.CertPool {
	p := x509.NewCertPool()
	for _, text := range texts {
		if cert, err := parse(text); err == nil {
			p.AddCert(cert)
		}
	}
	return p
}

func judge(c testCase) (v verdict) {
	v.ID = c.ID
	defer func() {
		if p := recover(); p != nil {
			v.OK, v.Type, v.Err = false, "panic", fmt.Sprint(p)
		}
	}()
	leaf, err := parse(c.Leaf)
	if err != nil {
		v.Type, v.Err = "parse", err.Error()
		return v
	}
	now, err := time.Parse(time.RFC3339, c.Time)
	if err != nil {
		v.Type, v.Err = "case", err.Error()
		return v
	}
	options := x509.VerifyOptions{DNSName: c.Host, Roots: pool(c.Roots), Intermediates: pool(c.Intermediates),
		CurrentTime: now}
	for _, name := range c.EKU {
		options.KeyUsages = append(options.KeyUsages, usages[name])
	}
	_, err = leaf.Verify(options)
	v.OK = err == nil
	if err != nil {
		v.Type, v.Err = strings.TrimPrefix(fmt.Sprintf("%T", err), "x509."), err.Error()
		if invalid, ok := err.(x509.CertificateInvalidError); ok {
			v.Reason = reasons[invalid.Reason]
		}
	}
	return v
}

func main() {
	repeat := flag.Int("repeat", 1, "judge the input this often and print the time, for benchmarks")
	flag.Parse()
	reader := bufio.NewReaderSize(os.Stdin, 1<<20)
	writer := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer writer.Flush()
	decoder := json.NewDecoder(reader)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	var cases []testCase
	for decoder.More() {
		var c testCase
		if err := decoder.Decode(&c); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if *repeat > 1 {
			cases = append(cases, c)
			continue
		}
		if err := encoder.Encode(judge(c)); err != nil {
			os.Exit(1)
		}
	}
	if *repeat > 1 {
		start := time.Now()
		for i := 0; i < *repeat; i++ {
			for _, c := range cases {
				judge(c)
			}
		}
		seconds := time.Since(start).Seconds()
		fmt.Fprintf(writer, "%s %.0f\n", runtime.Version(), float64(len(cases)**repeat)/seconds)
	}
}
