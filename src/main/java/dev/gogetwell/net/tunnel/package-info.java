/// Tunnels through HTTP and SOCKS proxies, asked for as Go asks. May import `model` and `net`.
@NullMarked
package dev.gogetwell.net.tunnel;

import org.jspecify.annotations.NullMarked;
