namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>A step of a path into a JSON text.</summary>
/// <param name="Name">The field's name in UTF-8, null in an array or for any field.</param>
/// <param name="Index">The element's index, -1 for all elements.</param>
internal readonly record struct JsonPathStep(JsonPathStepKind Kind, byte[]? Name, int Index);
