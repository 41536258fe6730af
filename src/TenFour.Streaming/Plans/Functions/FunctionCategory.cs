namespace TenFour.Streaming.Plans.Functions;

/// <summary>The chapters of the function reference.</summary>
public enum FunctionCategory
{
    Text,
    Pattern,
    DateTime,
    Conditional,
    Math,
    Hash,
    Collection,
    Json,
    Conversion,
    Other,
}
