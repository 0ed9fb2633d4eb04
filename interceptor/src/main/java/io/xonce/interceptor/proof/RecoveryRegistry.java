/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import io.xonce.interceptor.server.Reflection;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** What the recovery of this server asks, after a crash, for branches in doubt. */
final class RecoveryRegistry {

  private final Collection<?> helpers;

  private RecoveryRegistry(Collection<?> helpers) {
    this.helpers = helpers;
  }

  static RecoveryRegistry of(ClassLoader narayana) throws ReflectiveOperationException {
    Object module =
        Reflection.callStatic(
            narayana,
            "com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule",
            "getRegisteredXARecoveryModule");
    Object helpers = module == null ? null : Reflection.field(module, "_xaResourceRecoveryHelpers");
    return new RecoveryRegistry(helpers instanceof Collection<?> found ? found : List.of());
  }

  /**
   * Whether what a crash leaves in doubt of a branch would be brought to its end: by the datasource
   * or connection factory of its name, or by what its broker, or its resource adapter, has
   * registered.
   */
  boolean covers(Branch branch) {
    return (!branch.name().isEmpty() && namedHelper(branch.name()))
        || (!branch.manager().isEmpty() && listed(branch.manager()));
  }

  private boolean namedHelper(String name) {
    for (Object helper : helpers) {
      if (name.equals(jndiName(recovery(helper)))) {
        return true;
      }
    }
    return false;
  }

  /** Who has a name opens a connection when it is asked, and is known by the name. */
  private boolean listed(String manager) {
    for (Object helper : helpers) {
      Object recovery = recovery(helper);
      if (jndiName(recovery) == null && lists(recovery, manager)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lists(Object recovery, String manager) {
    return Reflection.ask(recovery, "getXAResources") instanceof XAResource[] resources
        && Arrays.stream(resources).anyMatch(each -> ResourceManager.isOf(each, manager));
  }

  /** What the server was given to register; the helper itself where it wraps nothing. */
  private static Object recovery(Object helper) {
    Object wrapped = fieldOrNull(helper, "xaResourceRecovery");
    return wrapped == null ? helper : wrapped;
  }

  private static @Nullable Object jndiName(Object recovery) {
    return fieldOrNull(recovery, "jndiName");
  }

  private static @Nullable Object fieldOrNull(Object target, String name) {
    try {
      return Reflection.field(target, name);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
