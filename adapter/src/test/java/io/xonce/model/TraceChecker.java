/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Has TLC decide which shapes are behaviours of the model. */
public final class TraceChecker {

  private static final Pattern ACCEPTED = Pattern.compile("<<\"accepted\", (\\d+)>>");

  private static final String MODULE =
      """
      ---- MODULE %s ----
      EXTENDS Trace
      Told == <<
        %s
      >>
      ====
      """;

  private static final String CONFIGURATION =
      """
      SPECIFICATION TraceSpec
      CONSTANTS
        Fault = "%s"
        Copies = %s Poison = {} Senders = {1} Nodes = %s Slots = %s
        MaxBatch = %d MaxFaults = 0
        AckAfter = %s DatabaseFirst = TRUE Cuts = FALSE Purges = FALSE
        Shapes <- Told
        Inject <- Freely
        Together <- AnyTogether
        Blame <- Nobody
      SYMMETRY AnyNode
      CHECK_DEADLOCK FALSE
      CONSTRAINT Wanted
      INVARIANT Accepted
      """;

  private TraceChecker() {}

  /**
   * Those that are none.
   *
   * @param name of the files that are left in target/tlc
   * @param ackAfter whether messages are acknowledged after the commit, and not in the transaction
   */
  public static List<Shape> refused(String name, Collection<Shape> shapes, boolean ackAfter)
      throws IOException, InterruptedException {
    return refused(name, shapes, ackAfter, "none");
  }

  /**
   * The same with a protection switched off.
   *
   * @param fault which one
   */
  static List<Shape> refused(String name, Collection<Shape> shapes, boolean ackAfter, String fault)
      throws IOException, InterruptedException {
    if (shapes.isEmpty()) {
      return List.of();
    }
    List<Shape> all = List.copyOf(shapes);
    String module = "Traces_" + name.replaceAll("\\W", "_");
    Path directory = Files.createDirectories(ModelChecker.OUTPUT);
    String tuples = all.stream().map(Shape::toTla).collect(Collectors.joining(",\n  "));
    Files.writeString(directory.resolve(module + ".tla"), MODULE.formatted(module, tuples));
    Path configuration = directory.resolve(module + ".cfg");
    Files.writeString(configuration, configuration(all, ackAfter, fault));
    String said = ModelChecker.run(directory, configuration, module, "1");
    if (!said.contains(ModelChecker.COMPLETED)) {
      throw new AssertionError(said);
    }
    List<Shape> refused = new ArrayList<>(all);
    refused.removeAll(
        ACCEPTED
            .matcher(said)
            .results()
            .map(result -> all.get(Integer.parseInt(result.group(1)) - 1))
            .toList());
    return refused;
  }

  private static String configuration(List<Shape> shapes, boolean ackAfter, String fault) {
    Set<Integer> copies =
        shapes.stream()
            .flatMap(shape -> shape.copies().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    int sessions = shapes.stream().mapToInt(Shape::atOnce).max().orElse(1);
    return CONFIGURATION.formatted(
        fault,
        set(copies.stream().map(String::valueOf).toList()),
        set(numbered(sessions, number -> "n" + number)),
        set(numbered(sessions, String::valueOf)),
        copies.size(),
        ackAfter ? "TRUE" : "FALSE");
  }

  private static List<String> numbered(int count, IntFunction<String> name) {
    return IntStream.rangeClosed(1, count).mapToObj(name).toList();
  }

  private static String set(List<String> elements) {
    return elements.stream().collect(Collectors.joining(", ", "{", "}"));
  }
}
