/// HTTP/1.1 requests over a connection that somebody else opened. May import `model` and `net`.
@NullMarked
package dev.gogetwell.net.http;

import org.jspecify.annotations.NullMarked;
