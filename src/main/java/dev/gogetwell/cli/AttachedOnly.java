package dev.gogetwell.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Takes a value of an option only where it is attached: `--json=FILE`. What follows `--json` as a word of its own
/// stays what it was, the file to be read: else it would be written over. Only `-`, which is no file, is taken.
public final class AttachedOnly implements IParameterPreprocessor {
  @Override
  public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    boolean named = !args.isEmpty() && args.peek().equals(GivenFile.STANDARD_OUTPUT);
    if (!"=".equals(info.get("separator")) && !named) {
      args.push(GivenFile.STANDARD_OUTPUT);
    }
    return false;
  }
}
