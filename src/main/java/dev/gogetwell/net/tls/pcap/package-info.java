/// Capture files: pcap and pcapng in and out, and what lies between a packet and the bytes of a TCP connection. May
/// import `model`, `gorules` and `net.tls`.
@NullMarked
package dev.gogetwell.net.tls.pcap;

import org.jspecify.annotations.NullMarked;
