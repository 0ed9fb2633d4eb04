/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xonce.internal.DisplayText;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tells the ledgers of several servers, and of several applications on one, apart. */
final class NodeName {

  private static final Pattern DIGEST = Pattern.compile("#[0-9a-f-]{36}$");

  private NodeName() {}

  /** A name that the column cannot hold as it is gets a digest, so that it stays the only one. */
  static String of(String server, String application) {
    String name = server + "/" + application;
    if (DisplayText.isName(name)) {
      return name;
    }
    String digest = "#" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    return DisplayText.of(name, DisplayText.MAX_LENGTH - digest.length()) + digest;
  }

  /** The application in a name; null if it cannot be told. */
  static @Nullable String application(@Nullable String node) {
    if (node == null || DIGEST.matcher(node).find()) {
      return null;
    }
    int slash = node.indexOf('/');
    return slash < 0 ? null : node.substring(slash + 1);
  }
}
