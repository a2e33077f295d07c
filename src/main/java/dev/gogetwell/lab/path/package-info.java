/// The way between the client of a practice network and everything else: two TUN devices, a pump between them and the
/// boxes that stand in the way. Linux only. Imports `machine` and the JDK.
@NullMarked
package dev.gogetwell.lab.path;

import org.jspecify.annotations.NullMarked;
