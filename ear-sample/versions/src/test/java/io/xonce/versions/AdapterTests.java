/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests of the adapter in a JVM of their own: those in a folder whose names match. */
final class AdapterTests {

  static final String POSTGRESQL =
      "io[.]xonce[.](xa[.](?!MariaDb|XaArch|XaError|Timer).*"
          + "|store[.](Postgres|Pooled).*|ledger[.]Postgres.*)Test";

  static final String MARIADB = "io[.]xonce[.].*[.]MariaDb.*Test";

  private AdapterTests() {}

  /** The folder, and the pattern. */
  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(Path.of(arguments[0]))))
            .filters(includeClassNamePatterns(arguments[1]), TagFilter.excludeTags("measure"))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 20);
    System.out.printf(
        "%d tests passed, %d failed, %d skipped%n",
        summary.getTestsSucceededCount(),
        summary.getTotalFailureCount(),
        summary.getTestsSkippedCount());
    System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
  }
}
