/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the resource adapter knows, and what of it others see. */
@AnalyzeClasses(packages = "io.xonce.ra", importOptions = ImportOption.DoNotIncludeTests.class)
class RaArchitectureTest {

  @ArchTest
  static final ArchRule knowsNothingOfWhatIsDelivered =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.naming..",
              "javax.security.auth..",
              "javax.transaction.xa..",
              "jakarta.jms..",
              "jakarta.resource..",
              "jakarta.transaction..",
              "org.jboss.logging..",
              "org.jspecify..",
              "io.xonce.internal..",
              "io.xonce.ra");

  @ArchTest
  static final ArchRule onlyTheServerSeesInside =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .haveNameNotMatching(".*_\\$logger")
          .and()
          .doNotBelongToAnyOf(
              BatchResourceAdapter.class,
              BatchActivationSpec.class,
              OutboundFactory.class,
              BatchGuard.class)
          .should()
          .notBePublic();
}
