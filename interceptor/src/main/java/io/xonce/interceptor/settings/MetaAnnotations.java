/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.Set;

/** Annotations of annotations, as stereotypes and interceptor bindings have them. */
final class MetaAnnotations {

  private MetaAnnotations() {}

  /** The types of all annotations in a place, and of those behind them. */
  static Set<Class<? extends Annotation>> of(AnnotatedElement place) {
    Set<Class<? extends Annotation>> found = new LinkedHashSet<>();
    add(place, found);
    return found;
  }

  private static void add(AnnotatedElement place, Set<Class<? extends Annotation>> found) {
    for (Annotation annotation : place.getAnnotations()) {
      if (found.add(annotation.annotationType())) {
        add(annotation.annotationType(), found);
      }
    }
  }
}
