package io.broadsheet.newsletter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.chassis.testing.SharedRules;

@AnalyzeClasses(packagesOf = NewsletterServiceApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(SharedRules.class);

    @ArchTest
    static final ArchRule APPLICATION_KNOWS_NO_EDGE = noClasses()
            .that()
            .resideInAPackage("..application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.broadsheet.newsletter..api..", "io.broadsheet.newsletter..store..")
            .because("dependencies point inward");

    @ArchTest
    static final ArchRule API_KNOWS_NO_STORE = noClasses()
            .that()
            .resideInAPackage("..api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.broadsheet.newsletter..store..", "com.mongodb..", "org.bson..")
            .because("HTTP does not know how anything is stored");

    @ArchTest
    static final ArchRule STORES_OF_CAPABILITIES_ARE_THEIR_OWN = slices().matching(
                    "io.broadsheet.newsletter.(*).store..")
            .should()
            .notDependOnEachOther()
            .because("a collection has one owner");
}
