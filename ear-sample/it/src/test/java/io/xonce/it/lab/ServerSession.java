/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Has server and databases running before Arquillian reads its configuration. */
public final class ServerSession implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    System.setProperty("xonce.it.management.port", Integer.toString(Lab.get().managementPort()));
  }
}
