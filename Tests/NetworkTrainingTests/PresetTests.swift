import NetworkTraining
import TaggedText
import Testing
import WindowFeatures

@Suite struct PresetTests {
  private func options(_ preset: Preset, _ scope: DocumentScope = .marked) -> TrainingOptions {
    var options = TrainingOptions()
    preset.apply(to: &options, scope: scope)
    return options
  }

  @Test(arguments: Preset.allCases) func everyPresetIsUsable(_ preset: Preset) throws {
    try options(preset).validate()
  }

  /// What makes `fast` fast: nothing but functions of the form.
  @Test func fastIsMadeOfForms() {
    let fast = options(.fast)
    #expect(fast.features.items.allSatisfy { FormFeature.named($0.name) != nil })
    #expect(fast.pooledUnits == 0)
  }

  @Test func withoutDocumentsNoneLooksAtThem() {
    #expect(options(.fast, .sentences) == options(.fast))
    #expect(options(.best, .sentences) == options(.balanced, .sentences))
    for preset in Preset.allCases {
      #expect(options(preset, .sentences).features == options(.fast).features)
      #expect(options(preset, .sentences).pooledUnits == 0)
    }
  }

  @Test func eachHasMoreThanTheOneBefore() {
    let features = Preset.allCases.map { Set(options($0).features.items.map(\.name)) }
    #expect(features[0].isStrictSubset(of: features[1]))
    #expect(features[1].isSubset(of: features[2]))
    #expect(options(.balanced).pooledUnits == 0 && options(.best).pooledUnits > 0)
  }
}
