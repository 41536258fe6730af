namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>What a step selects.</summary>
internal enum JsonPathStepKind
{
    Field,
    Element,
    AllElements,
}
