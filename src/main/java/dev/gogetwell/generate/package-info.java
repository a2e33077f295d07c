/// Files for others: caching proxies, update bots, images, CI jobs. Made of a validated wish and a template, previewed
/// and never written over anything without being asked. May import `model`, `gorules`, `machine`.
@NullMarked
package dev.gogetwell.generate;

import org.jspecify.annotations.NullMarked;
