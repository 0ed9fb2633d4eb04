/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.lab.WildFly;

/** The running servers, and how to look at them from outside. */
record Stage(Database database, WildFly wildfly, Broker broker) {

  /** Kills the server's own process, as {@code kill -9} does, and answers its id. */
  long kill() {
    if (!wildfly.isAlive()) {
      throw new DemoFailure("The server was dead before it was killed; see " + wildfly.log());
    }
    long pid = wildfly.pid();
    wildfly.kill();
    if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      throw new DemoFailure("The server survived its kill: process " + pid);
    }
    return pid;
  }

  Evidence evidence() {
    return new Evidence(
        database.entries(),
        broker.receiveBooked(),
        database.balances(),
        broker.depth(Broker.DEAD_LETTERS));
  }
}
