/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.interceptor.Interceptor;

/** Which way the dependencies point, and how little of this module can be seen from outside. */
@AnalyzeClasses(packages = "io.xonce", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule adapterKnowsNothingOfTheInterceptor =
      noClasses()
          .that()
          .resideInAPackage("io.xonce.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.xonce", "io.xonce.interceptor..");

  @ArchTest
  static final ArchRule adapterKeepsItsInsideToItself =
      noClasses()
          .that()
          .resideInAnyPackage("io.xonce", "io.xonce.interceptor..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.xonce.internal..");

  @ArchTest
  static final ArchRule apiDoesNotShowWhatIsBehindIt =
      noClasses()
          .that()
          .resideInAPackage("io.xonce")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.xonce.interceptor..", "io.xonce.store..");

  @ArchTest
  static final ArchRule nothingLinksToTheServersPrivateModules =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("com.arjuna..", "org.jboss..", "org.wildfly..")
                  .and(not(resideInAPackage("org.jboss.logging.."))));

  @ArchTest
  static final ArchRule onlyTheContainerSeesInside =
      classes()
          .that()
          .resideInAPackage("io.xonce.interceptor")
          .and()
          .areNotAnnotatedWith(Interceptor.class)
          .and()
          .areNotAssignableTo(Extension.class)
          .and()
          // Written by the logging processor.
          .haveNameNotMatching(".*_\\$logger")
          .and()
          .areTopLevelClasses()
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule nothingUnpacksForeignObjects =
      noClasses().should().dependOnClassesThat().haveSimpleName("ObjectInputStream");

  @ArchTest
  static final ArchRule nothingPrints =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
