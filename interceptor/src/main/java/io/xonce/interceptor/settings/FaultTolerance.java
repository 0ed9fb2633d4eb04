/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;

/**
 * Annotations of MicroProfile Fault Tolerance 4.0, and of what SmallRye adds to it, that stand
 * inside the transaction and hide a failure from it: a method is called again, or another one in
 * its place, after half of its work, or goes on in a thread that has no part in the transaction.
 * Known by their names, since few servers have them.
 *
 * <p>Those that only refuse a call or end it early are none of them: a failure leaves the bean.
 */
final class FaultTolerance {

  private static final String MICROPROFILE = "org.eclipse.microprofile.faulttolerance.";
  private static final String SMALLRYE = "io.smallrye.faulttolerance.api.";

  private static final Set<String> HIDING =
      Set.of(
          MICROPROFILE + "Retry",
          MICROPROFILE + "Fallback",
          MICROPROFILE + "Asynchronous",
          SMALLRYE + "AsynchronousNonBlocking",
          SMALLRYE + "ApplyFaultTolerance",
          SMALLRYE + "ApplyGuard");

  private FaultTolerance() {}

  /** Fails on such an annotation, also where a stereotype brings it. */
  static void demandNone(String name, AnnotatedElement... places) {
    for (AnnotatedElement place : places) {
      for (Class<? extends Annotation> annotation : MetaAnnotations.of(place)) {
        if (HIDING.contains(annotation.getName())) {
          throw LOG.failureHidden(name, annotation.getName());
        }
      }
    }
  }
}
