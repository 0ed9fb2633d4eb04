/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import java.lang.reflect.Method;
import java.util.Arrays;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MXBean whose operations show their parameters by name; otherwise they are p0, p1, … */
final class NamedParameters extends StandardMBean {

  <T> NamedParameters(T bean, Class<T> view) {
    super(bean, view, true);
  }

  @Override
  protected String getParameterName(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int position) {
    return Arrays.stream(getMBeanInterface().getMethods())
        .filter(method -> isMethodOf(operation, method))
        .map(method -> method.getParameters()[position].getName())
        .findFirst()
        .orElseGet(parameter::getName);
  }

  /** Operations of one name differ in the number of their parameters. */
  private static boolean isMethodOf(MBeanOperationInfo operation, Method method) {
    return method.getName().equals(operation.getName())
        && method.getParameterCount() == operation.getSignature().length;
  }
}
