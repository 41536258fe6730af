using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>OVER and WINDOW, read so that they can be refused with what they are.</summary>
internal sealed partial class SqlGrammar
{
    private WindowSpecificationSyntax Over()
    {
        var start = _tokens.Take().Start;
        if (_tokens.AtSymbol("("))
        {
            return WindowSpecification(start);
        }

        var name = _tokens.TakeIdentifier("the name of a window");
        return new WindowSpecificationSyntax(_tokens.SpanFrom(start), name, [], [], null);
    }

    private WindowSpecificationSyntax WindowSpecification(int start)
    {
        _tokens.ExpectSymbol("(");
        var reference = _tokens.AtName() && !_tokens.AtWord("BY", 1) && !IsFrameHere() ? _tokens.TakeIdentifier("a window") : null;
        SyntaxList<ExpressionSyntax> partitions = [];
        if (_tokens.AtWord("PARTITION") || _tokens.AtWord("DISTRIBUTE"))
        {
            _tokens.Take();
            _tokens.ExpectWord("BY");
            partitions = Separated(Expression);
        }

        SyntaxList<SortItemSyntax> order = [];
        if (_tokens.AtWord("ORDER") || _tokens.AtWord("SORT"))
        {
            _tokens.Take();
            _tokens.ExpectWord("BY");
            order = Separated(SortItem);
        }

        var frame = IsFrameHere() ? Frame() : null;
        ExpectClosing("')'");
        return new WindowSpecificationSyntax(_tokens.SpanFrom(start), reference, partitions, order, frame);
    }

    private bool IsFrameHere() => (_tokens.AtWord("ROWS") || _tokens.AtWord("RANGE")) && !_tokens.AtSymbol(")", 1);

    private string Frame()
    {
        var words = new List<string>();
        while (!_tokens.AtSymbol(")") && !_tokens.AtEnd())
        {
            words.Add(_tokens.TextOf(_tokens.Take()).ToString().ToUpperInvariant());
        }

        return string.Join(' ', words);
    }

    private SyntaxList<NamedWindowSyntax> Windows()
    {
        if (!(_tokens.AtWord("WINDOW") && _tokens.AtName(1) && _tokens.AtWord("AS", 2)))
        {
            return [];
        }

        _tokens.Take();
        return Separated(NamedWindow);
    }

    private NamedWindowSyntax NamedWindow()
    {
        var name = _tokens.TakeIdentifier("the name of a window");
        _tokens.ExpectWord("AS");
        var specification = WindowSpecification(_tokens.Current.Start);
        return new NamedWindowSyntax(_tokens.SpanFrom(name.Span.Start), name, specification);
    }
}
