Creator	"yFiles"
Version	"2.19"
graph
[
	hierarchic	1
	label	""
	directed	1
	node
	[
		id	0
		label	"Iran"
		graphics
		[
			x	50.0
			y	40.0
			type	"rectangle"
		]
		LabelGraphics
		[
			text	"Iran"
			fontSize	12
		]
	]
	node
	[
		id	1
		LabelGraphics
		[
			text	"Hamas"
		]
	]
	edge
	[
		source	0
		target	1
		graphics
		[
			fill	"#000000"
			targetArrow	"standard"
		]
		LabelGraphics
		[
			text	"backing"
		]
	]
]
