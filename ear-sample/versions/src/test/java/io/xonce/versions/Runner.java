/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a cell, each with what shows its tool best. */
final class Runner {

  private static final int PAYMENTS = 1_000;
  static final Path OWN_JDK = Path.of(System.getProperty("java.home"));
  private static final Path JDKS = Path.of("/usr/lib/jvm");

  private final Path root;
  private final Path target;
  private final Path temporary;
  private final Artifacts artifacts;

  Runner(Path root, Path target, Path temporary) {
    this.root = root;
    this.target = target;
    this.temporary = temporary;
    this.artifacts = new Artifacts(root, target);
  }

  /** What came of it, in words; empty if it cannot be run here. */
  Optional<Result> run(Cell cell) throws IOException, InterruptedException {
    return switch (cell.tool()) {
      case JDK -> {
        Optional<Path> home = jdk(cell.version());
        yield home.isEmpty() ? Optional.empty() : Optional.of(demo(cell, home.get(), build()));
      }
      case JDK_BUILD -> {
        Optional<Path> home = jdk(cell.version());
        yield home.isEmpty() ? Optional.empty() : Optional.of(rebuild(cell, home.get()));
      }
      case WILDFLY, WILDFLY_BATCHED -> Optional.of(demo(cell, OWN_JDK, cell.version()));
      case ARTEMIS -> Optional.of(serverTests(cell));
      default -> Optional.of(tests(cell));
    };
  }

  private Result rebuild(Cell cell, Path jdk) throws IOException, InterruptedException {
    Path copy = temporary.resolve(cell.toString().replace(' ', '-'));
    return new Result(
        new Rebuild(root, copy).succeeds(jdk), "adapter and interceptor build, with their tests");
  }

  private static String build() {
    return System.getProperty("versions.wildfly");
  }

  /** A JDK of this system. */
  private static Optional<Path> jdk(String version) throws IOException {
    try (Stream<Path> homes = Files.list(JDKS)) {
      return homes.filter(home -> says(home.resolve("release"), version)).findFirst();
    }
  }

  private static boolean says(Path release, String version) {
    try {
      return Files.exists(release)
          && Files.readString(release).contains("JAVA_VERSION=\"" + version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result tests(Cell cell) throws IOException, InterruptedException {
    Path adapter = root.resolve("adapter");
    String tests = adapter.resolve("target").resolve("test-classes").toString();
    String classPath = artifacts.classPath(cell.tool(), cell.version());
    String main = AdapterTests.class.getName();
    List<String> rest = List.of(main, tests, cell.tool().tests());
    Child child =
        new Child(
            adapter, log(cell), Child.java(OWN_JDK, tests + File.pathSeparator + classPath, rest));
    boolean passed = child.succeeds();
    List<String> log = child.log();
    return new Result(passed, log.isEmpty() ? "nothing ran" : log.get(log.size() - 1));
  }

  /** By the build itself, which knows what a broker needs; it makes the jars of this tree anew. */
  private Result serverTests(Cell cell) throws IOException, InterruptedException {
    Child maven =
        new Child(
            root,
            log(cell),
            List.of(
                root.resolve("mvnw").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--projects=ear-sample/it",
                "--also-make",
                "verify",
                "-Dspotless.check.skip",
                "-Dtest=none",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dfailsafe.failIfNoSpecifiedTests=false",
                "-Dit.test=" + cell.tool().tests(),
                "-Denforcer.skip", // what a broker brings along need not agree with this build
                "-Dgroup.artemis.server=" + Artifacts.artemisGroup(cell.version()),
                "-Dversion.artemis.server=" + cell.version()));
    boolean passed = maven.succeeds();
    return new Result(
        passed,
        maven.log().stream()
            .filter(line -> line.contains("Tests run: ") && !line.contains(" -- in "))
            .map(line -> line.substring(line.indexOf("Tests run: ")))
            .reduce("nothing ran", (before, last) -> last));
  }

  private Result demo(Cell cell, Path jdk, String wildFly)
      throws IOException, InterruptedException {
    Path home = artifacts.wildFly(wildFly);
    String ear = cell.tool().isBatched() ? "payments-batched.ear" : "payments.ear";
    Child child =
        new Child(
            root,
            log(cell),
            Child.java(
                jdk,
                System.getProperty("java.class.path"),
                List.of(
                    "-Ddemo.payments=" + PAYMENTS,
                    "-Ddemo.resend=20",
                    "-Ddemo.flaky=20",
                    "-Ddemo.seed=1",
                    "-Ddemo.http.port=0",
                    "-Ddemo.management.port=0",
                    "-Ddemo.db.port=0",
                    "-Ddemo.keep=false",
                    "-Ddemo.wildfly=" + home.toAbsolutePath(),
                    "-Ddemo.ear=" + root.resolve("ear-sample/ear/target").resolve(ear),
                    "-Ddemo.work=" + target.resolve("demo").toAbsolutePath(),
                    "io.xonce.demo.Demo")));
    ServerLog server = new ServerLog(home.resolve("standalone/log/server.log"));
    return cell.isRefused()
        ? new Result(
            child.comesTo(server::refuses) && !server.claimsExactlyOnce(),
            "warned of at deployment, deliveries refused")
        : new Result(
            child.succeeds() && server.claimsExactlyOnce(),
            PAYMENTS + " payments, resends, failures, kill -9: each booked once");
  }

  private Path log(Cell cell) {
    return target.resolve("logs").resolve(cell.toString().replace(' ', '-') + ".log");
  }
}
