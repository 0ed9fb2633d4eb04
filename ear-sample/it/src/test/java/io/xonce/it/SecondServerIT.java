/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What takes half of the time of all tests: whoever looks from outside, and what kills the server.
 */
@Suite
@SelectPackages({
  "io.xonce.it.console",
  "io.xonce.it.crash",
  "io.xonce.it.protocol",
  "io.xonce.it.sample"
})
@IncludeClassNamePatterns(".*IT")
@IncludeEngines("junit-jupiter")
@ExcludeTags("measure")
final class SecondServerIT {

  private SecondServerIT() {}
}
