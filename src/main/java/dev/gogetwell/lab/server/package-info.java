/// The parametrised servers of the practice networks: real ones, in process, that fail in defined ways. May import the
/// JDK, Bouncy Castle and dnsjava; nothing of ours.
@NullMarked
package dev.gogetwell.lab.server;

import org.jspecify.annotations.NullMarked;
