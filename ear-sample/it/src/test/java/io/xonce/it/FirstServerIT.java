/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Of two servers that are tested at the same time the first: all that {@link SecondServerIT}
 * leaves.
 */
@Suite
@SelectPackages("io.xonce.it")
@ExcludePackages({
  "io.xonce.it.console",
  "io.xonce.it.crash",
  "io.xonce.it.protocol",
  "io.xonce.it.sample"
})
@IncludeClassNamePatterns(".*IT")
@IncludeEngines("junit-jupiter")
@ExcludeTags("measure")
final class FirstServerIT {

  private FirstServerIT() {}
}
