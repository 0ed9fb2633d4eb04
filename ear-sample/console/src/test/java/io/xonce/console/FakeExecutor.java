/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.concurrent.Executor;

/** That of the server, of which one method is called. */
final class FakeExecutor {

  private FakeExecutor() {}

  static ManagedExecutorService of(Executor executor) {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            ManagedExecutorService.class.getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (self, method, arguments) -> {
              if (!method.getName().equals("execute")) {
                throw new AssertionError(method + " must not be called");
              }
              executor.execute((Runnable) arguments[0]);
              return null;
            });
  }
}
