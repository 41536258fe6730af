using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>Writes values that tokens stand for, with commas between them.</summary>
internal sealed class JsonOutput
{
    private bool needsComma;

    public TextBuffer Text { get; } = new();

    public void Clear()
    {
        Text.Clear();
        needsComma = false;
    }

    public void StartArray() => Open((byte)'[');

    public void EndArray() => Close((byte)']');

    /// <summary>Writes JSON text as a value.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        Text.Append(json);
        needsComma = true;
    }

    /// <summary>Writes text alone, without quotes or commas.</summary>
    public void Bare(ReadOnlySpan<byte> text) => Text.Append(text);

    /// <summary>Copies the value that starts at the current token, to its end.</summary>
    /// <returns>False where the JSON is broken.</returns>
    public bool Copy(ref JsonTokens tokens)
    {
        for (var open = 0; ;)
        {
            switch (tokens.Current)
            {
                case TokenKind.StartObject or TokenKind.StartArray:
                    Open(tokens.Current == TokenKind.StartObject ? (byte)'{' : (byte)'[');
                    open++;
                    break;
                case TokenKind.EndObject or TokenKind.EndArray:
                    Close(tokens.Current == TokenKind.EndObject ? (byte)'}' : (byte)']');
                    open--;
                    break;
                case TokenKind.Name:
                    tokens.TryGetName(out var name);
                    Separate();
                    JsonText.AppendQuoted(name, Text);
                    Text.Append((byte)':');
                    needsComma = false;
                    break;
                default:
                    if (!Scalar(ref tokens))
                    {
                        return false;
                    }

                    break;
            }

            if (open == 0)
            {
                return true;
            }

            if (!tokens.Next() || tokens.Current == TokenKind.None)
            {
                return false;
            }
        }
    }

    private bool Scalar(ref JsonTokens tokens)
    {
        switch (tokens.Current)
        {
            case TokenKind.String:
                if (!tokens.ReadString())
                {
                    return false;
                }

                Separate();
                JsonText.AppendQuoted(tokens.Text, Text);
                needsComma = true;
                return true;
            case TokenKind.Integer or TokenKind.Decimal:
                Span<byte> room = stackalloc byte[JavaNumber.MaxLength];
                Raw(JavaNumber.Format(tokens.Number, room));
                return true;
            case TokenKind.True or TokenKind.False:
                Raw(tokens.Current == TokenKind.True ? "true"u8 : "false"u8);
                return true;
            case TokenKind.Null:
                Raw("null"u8);
                return true;
            default:
                return false;
        }
    }

    private void Open(byte bracket)
    {
        Separate();
        Text.Append(bracket);
        needsComma = false;
    }

    private void Close(byte bracket)
    {
        Text.Append(bracket);
        needsComma = true;
    }

    private void Separate()
    {
        if (needsComma)
        {
            Text.Append((byte)',');
        }
    }
}
