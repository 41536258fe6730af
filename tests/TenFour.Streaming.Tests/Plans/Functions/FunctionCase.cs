using Xunit.Sdk;

namespace TenFour.Streaming.Tests.Plans.Functions;

/// <summary>An expression and what Spark 4.2 gave for it, in the session time zone America/Los_Angeles, under ANSI mode.</summary>
public sealed class FunctionCase : IXunitSerializable
{
    /// <summary>File and line.</summary>
    public string Place { get; set; } = "";

    public string Sql { get; set; } = "";

    /// <summary>The name that the column has without an alias.</summary>
    public string Name { get; set; } = "";

    /// <summary>The type as DDL, with NOT NULL; empty where the expression is refused.</summary>
    public string Type { get; set; } = "";

    /// <summary>The value as <c>to_json</c> writes it, or <c>!</c> and the condition of the error.</summary>
    public string Result { get; set; } = "";

    public bool HasName => Name.Length > 0;

    public bool IsError => Result.StartsWith('!');

    /// <summary>Errors without a condition are those that Spark lets escape from Java: the condition is ours to choose.</summary>
    public bool HasCondition => IsError && Result[1..].All(c => char.IsAsciiLetterUpper(c) || c is '_' or '.' || char.IsAsciiDigit(c));

    public void Deserialize(IXunitSerializationInfo info)
    {
        Place = info.GetValue<string>(nameof(Place))!;
        Sql = info.GetValue<string>(nameof(Sql))!;
        Name = info.GetValue<string>(nameof(Name))!;
        Type = info.GetValue<string>(nameof(Type))!;
        Result = info.GetValue<string>(nameof(Result))!;
    }

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Place), Place);
        info.AddValue(nameof(Sql), Sql);
        info.AddValue(nameof(Name), Name);
        info.AddValue(nameof(Type), Type);
        info.AddValue(nameof(Result), Result);
    }

    public override string ToString() => $"{Place}: {Sql}";
}
