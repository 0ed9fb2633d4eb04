/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Xonce has said on a server. */
record ServerLog(Path file) {

  /** Of the server's version at the deployment, and of a delivery by the server's adapter. */
  boolean refuses() {
    return says("XONCE00175") && says("XONCE00064");
  }

  boolean claimsExactlyOnce() {
    return says("reached EXACTLY_ONCE");
  }

  private boolean says(String text) {
    try {
      return Files.exists(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
