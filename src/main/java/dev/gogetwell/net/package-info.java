/// One network operation at a time, never interpreting it. May import `model` and `gorules` only.
///
/// Every operation blocks, takes its time limit as an argument, and is cancelled by interrupting the (virtual) thread
/// that runs it. A failing network is a value; an exception is a bug of ours.
@NullMarked
package dev.gogetwell.net;

import org.jspecify.annotations.NullMarked;
