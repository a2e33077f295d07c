/// What must be reachable from a machine, for the people who keep its firewall: the hops of a run as a list of hosts, and
/// that list as CSV, JSON and letter. May import `model`, `gorules`, `diagnostics`, `report` and `text`; measures nothing
/// and accuses nobody.
@NullMarked
package dev.gogetwell.firewall;

import org.jspecify.annotations.NullMarked;
