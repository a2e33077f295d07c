/// What `go` believes of a checksum database: signed notes, tree heads, records and the tiles that prove them, as pure
/// functions, with Go's own words for every refusal. golang.org/x/mod/sumdb is the reference; each class names the file
/// that it follows. Imports the JDK only.
@NullMarked
package dev.gogetwell.gorules.sumdb;

import org.jspecify.annotations.NullMarked;
