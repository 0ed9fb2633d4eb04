/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

/** Why a command cannot be answered. */
final class Failure extends RuntimeException {

  private final int status;

  private Failure(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The command line is wrong. */
  static Failure usage(String message) {
    return new Failure(Status.USAGE, message);
  }

  /** What is asked for is not there. */
  static Failure look(String message) {
    return new Failure(Status.LOOK, message);
  }

  /** The server could not be asked, or refuses. */
  static Failure server(String message) {
    return new Failure(Status.SERVER, message);
  }

  int status() {
    return status;
  }
}
