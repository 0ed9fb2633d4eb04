/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

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
            .filters(
                includeClassNamePatterns(arguments[1]), TagFilter.excludeTags("measure", "driver"))
            .build();
    Counts counts = new Counts();
    LauncherFactory.create().execute(request, counts);
    System.out.println(counts);
    System.exit(counts.failed() == 0 ? 0 : 1);
  }
}
