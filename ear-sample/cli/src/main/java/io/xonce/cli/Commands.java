/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

/** The commands by their names. */
final class Commands {

  private Commands() {}

  /**
   * The one that is typed.
   *
   * @param notes takes what it has to say before it is over
   */
  static Command of(Arguments arguments, Output notes) {
    String name = arguments.command();
    Command command =
        switch (name) {
          case "guarantee" -> new Guarantees();
          case "explain" -> new Explain();
          case "in-doubt" -> new InDoubt();
          case "dead-letters" ->
              arguments.optionalSubject() == null ? new LetterGroups() : new Letters();
          case "actions" -> new Actions();
          case "retry" -> Transfer.back(notes);
          case "divert" -> Transfer.aside(notes);
          case "stop" -> new Stop();
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
