package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;

/// The proxy of the desktop: KDE's in a session of KDE, else the one of GNOME and its relatives. Blocking; any thread.
///
/// @param tools ask the settings of GNOME
/// @param scripts runs a script that decides
record LinuxProxy(ToolRun tools, ProxyScript scripts) implements SystemProxy {
  @Override
  public Offered read(Environment environment, ScriptVisit visit) throws InterruptedException {
    Offered.Told told = KdeProxy.isDesktop(environment)
        ? KdeProxy.read(environment) : GnomeProxy.read(tools, environment);
    return scripts.asked(told.offered(), told.script(), visit);
  }
}
