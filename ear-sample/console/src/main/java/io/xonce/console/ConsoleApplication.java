/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What scripts and the page ask, below {@code api}. */
@ApplicationPath("api")
public class ConsoleApplication extends Application {

  /** Called by the container. */
  public ConsoleApplication() {}
}
