/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

/** The commands by their names. */
final class Commands {

  private Commands() {}

  static Command of(Arguments arguments) {
    String name = arguments.command();
    Command command =
        switch (name) {
          case "guarantee" -> new Guarantees();
          case "explain" -> new Explain();
          case "in-doubt" -> new InDoubt();
          case "dead-letters" ->
              arguments.optionalSubject() == null ? new LetterGroups() : new Letters();
          case "actions" -> new Actions();
          case "retry" -> Transfer.back();
          case "divert" -> Transfer.aside();
          case "rehearse" -> new Rehearse();
          case "pause", "resume" -> new Pause(name);
          case "forget" -> new Forget();
          case "scan" -> new Scan();
          default -> throw Failure.usage("There is no command '" + name + "'");
        };
    arguments.demandOnly(command.options());
    return command;
  }
}
