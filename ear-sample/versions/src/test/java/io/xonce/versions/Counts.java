/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Counts tests. Those that show what the driver's own class does wrong say so by the word "stock";
 * each version of it has other faults, so their failures say nothing of Xonce.
 */
final class Counts implements TestExecutionListener {

  private static final String STOCK = "stock";

  private int passed;
  private int failed;
  private int skipped;
  private int ofTheDriver;

  int failed() {
    return failed;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    System.out.println("Skipped: " + test.getDisplayName() + ": " + reason);
    skipped++;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.SUCCESSFUL) {
      passed += test.isTest() ? 1 : 0;
    } else if (isOfTheDriver(test)) {
      ofTheDriver++;
    } else {
      failed++;
      System.out.println("Failed: " + test.getUniqueId());
      result.getThrowable().ifPresent(failure -> failure.printStackTrace(System.out));
    }
  }

  private static boolean isOfTheDriver(TestIdentifier test) {
    return (test.getUniqueId() + test.getDisplayName()).toLowerCase(Locale.ROOT).contains(STOCK);
  }

  @Override
  public String toString() {
    return passed
        + " tests passed, "
        + failed
        + " failed, "
        + skipped
        + " skipped"
        + (ofTheDriver == 0 ? "" : "; " + ofTheDriver + " of the driver's own class not judged");
  }
}
