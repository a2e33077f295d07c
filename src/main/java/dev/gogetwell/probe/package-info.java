/// Measurements that put network operations on a hop and record evidence; they never judge. May import `model`,
/// `gorules`, `machine`, `net`.
@NullMarked
package dev.gogetwell.probe;

import org.jspecify.annotations.NullMarked;
