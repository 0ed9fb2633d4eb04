/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the console of Xonce shows and does, typed. */
public final class Xonce {

  private static final String DEFAULT_SERVER = "http://localhost:8080/xonce-console";

  private final Map<String, String> environment;
  private final @Nullable Console terminal;
  private final PrintStream out;
  private final PrintStream errors;

  Xonce(
      Map<String, String> environment,
      @Nullable Console terminal,
      PrintStream out,
      PrintStream errors) {
    this.environment = environment;
    this.terminal = terminal;
    this.out = out;
    this.errors = errors;
  }

  /** Ends the process with a status: see {@code --help}. */
  public static void main(String[] args) {
    int status = new Xonce(System.getenv(), System.console(), System.out, System.err).run(args);
    System.exit(status);
  }

  int run(String... line) {
    try {
      Arguments arguments = Arguments.of(line);
      if (arguments.has("--help")) {
        out.print(usage());
        return Status.WELL;
      }
      if (arguments.has("--version")) {
        out.println("xonce " + version());
        return Status.WELL;
      }
      return run(arguments);
    } catch (Failure e) {
      String.valueOf(e.getMessage())
          .lines()
          .forEach(text -> errors.println(Output.printable(text)));
      return e.status();
    }
  }

  private int run(Arguments arguments) {
    Command command = Commands.of(arguments, new Output(errors));
    String address = arguments.option("--server");
    if (address == null) {
      address = environment.getOrDefault("XONCE_SERVER", DEFAULT_SERVER);
    }
    Server server = new Server(address, Credentials.of(environment, terminal));
    JsonObject answer = command.run(arguments, server);
    if (arguments.has("--json")) {
      out.println(answer);
    } else {
      command.tell(answer, new Output(out));
    }
    return Status.wellIf(command.isWell(answer));
  }

  static String usage() {
    try (InputStream text = Xonce.class.getResourceAsStream("usage.txt")) {
      if (text == null) {
        throw new IllegalStateException("usage.txt is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version() {
    String version = Xonce.class.getPackage().getImplementationVersion();
    return version == null ? "of a build" : version;
  }
}
