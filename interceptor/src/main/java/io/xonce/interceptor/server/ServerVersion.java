/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.util.Optional;
import java.util.regex.Pattern;

/** The product that the server is, as its management model tells it while it boots, too. */
public final class ServerVersion {

  private static final Pattern LEAVES_MESSAGES_IN_DOUBT =
      Pattern.compile("WildFly.* (37\\.|38\\.0\\.0\\b).*");

  private static final String ROOT = "management-root=server";

  private ServerVersion() {}

  /**
   * Name and version, if it is one that does not register its messaging for recovery (WFLY-21044):
   * what is prepared at the broker when the server dies stays there.
   */
  public static Optional<String> leavingMessagesInDoubt() {
    return product().filter(LEAVES_MESSAGES_IN_DOUBT.asMatchPredicate());
  }

  private static Optional<String> product() {
    ServerModel model = ServerModel.ofThisServer();
    return model
        .value(ROOT, "productName")
        .flatMap(name -> model.value(ROOT, "productVersion").map(version -> name + " " + version));
  }
}
