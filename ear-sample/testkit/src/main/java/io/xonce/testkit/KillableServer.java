/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

/**
 * The server of the bean, as the kit kills it. Only the test knows how its server is started; where
 * that is a command, {@link ServerProcess} does both.
 *
 * <p>Broker and server may be one process or two. What survives a crash of the machine must survive
 * the kill, and is found again by {@link #start()}: data, transaction log, deployments, ports.
 */
public interface KillableServer {

  /**
   * Ends the server as {@code kill -9} does, so that it can put nothing in order, and returns once
   * it has ended. It is called while the server runs.
   *
   * @throws Exception if it lives on; that fails the test
   */
  void kill() throws Exception;

  /**
   * Starts the server again, as it was. It may return before the server is up: the kit waits until
   * what was sent is processed.
   *
   * @throws Exception if it does not start; that fails the test
   */
  void start() throws Exception;
}
