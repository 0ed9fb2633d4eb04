/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Has server and databases running before Arquillian reads its configuration. */
public final class ServerSession implements LauncherSessionListener {

  /** Maven opens a session of its own, to learn what there is to run. It has no settings. */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty("wildfly.home") != null) {
      System.setProperty("xonce.it.management.port", Integer.toString(Lab.get().managementPort()));
    }
  }
}
