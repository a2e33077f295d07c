// Command sumdb is the judge of the tests about checksum databases: it reads cases, one JSON object a line, lets the
// client of golang.org/x/mod that is inside the go command look a version up among the answers given with the case, and
// prints what came of it, one a line. No network, no files. Whoever builds it puts that client beside it.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb"
)

type testCase struct {
	ID      string            `json:"id"`
	Key     string            `json:"key"`
	Path    string            `json:"path"`
	Version string            `json:"version"`
	Answers map[string][]byte `json:"answers"`
	Latest  []byte            `json:"latest"`
}

type verdict struct {
	ID    string   `json:"id"`
	OK    bool     `json:"ok"`
	Lines []string `json:"lines"`
	Err   string   `json:"err"`
}

type answers struct {
	key    string
	latest []byte
	known  map[string][]byte
	said   []string
}

func (a *answers) ReadRemote(path string) ([]byte, error) {
	if data, ok := a.known[path]; ok {
		return data, nil
	}
	return nil, errors.New("404 Not Found: " + path)
}

func (a *answers) ReadConfig(file string) ([]byte, error) {
	if file == "key" {
		return []byte(a.key), nil
	}
	return a.latest, nil
}

func (a *answers) WriteConfig(string, []byte, []byte) error { return nil }
func (a *answers) ReadCache(string) ([]byte, error)         { return nil, errors.New("no cache") }
func (a *answers) WriteCache(string, []byte)                {}
func (a *answers) Log(string)                               {}
func (a *answers) SecurityError(msg string)                 { a.said = append(a.said, msg) }

func judge(c testCase) verdict {
	ops := &answers{key: c.Key, latest: c.Latest, known: c.Answers}
	lines, err := sumdb.NewClient(ops).Lookup(c.Path, c.Version)
	if err != nil {
		return verdict{ID: c.ID, Err: strings.Join(append(ops.said, err.Error()), "\n")}
	}
	return verdict{ID: c.ID, OK: true, Lines: lines}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var c testCase
			if err := json.Unmarshal(line, &c); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			out, _ := json.Marshal(judge(c))
			fmt.Println(string(out))
		}
		if err != nil {
			return
		}
	}
}
